<?php

use App\Http\Controllers\LoanController;
use App\Http\Controllers\MemberController;
use Illuminate\Support\Facades\Route;

Route::middleware('auth:sanctum')->group(function () {
    Route::get('loans', [LoanController::class, 'index']);
    Route::get('members', [MemberController::class, 'index']);
    Route::get('members/search', [MemberController::class, 'search']);
    Route::get('members/found', [MemberController::class, 'found']);
    Route::get('members/mine', [MemberController::class, 'mine']);
    Route::get('members/{member}/loans', [MemberController::class, 'loans']);
    Route::post('loans', [LoanController::class, 'store']);
    Route::post('loans/titles', [LoanController::class, 'titles']);
    Route::post('loans/{loan}/renewals', [LoanController::class, 'renew']);
    Route::post('loans/shelves', [LoanController::class, 'shelves']);
    Route::post('members', [MemberController::class, 'store']);
    Route::put('loans/{loan}', [LoanController::class, 'update']);
    Route::delete('members/{member}', [MemberController::class, 'destroy']);
});
Route::delete('loans/{loan}', [LoanController::class, 'destroy']);
Route::post('loans/parts', [LoanController::class, 'parts'])->middleware('auth:sanctum');
