<?php

use App\Http\Controllers\{LoanController, MemberController as Members};
use App\Http\Controllers\StatusController;
use App\Http\Middleware\Librarian;
use Illuminate\Support\Facades\Route;

Route::get('status', StatusController::class)->withoutMiddleware('auth');

Route::middleware(['auth:sanctum', Librarian::class])->group(function () {
    Route::apiResource('members.loans', LoanController::class)
        ->only(['index', 'store', 'destroy'])
        ->shallow();
    Route::controller(Members::class)->prefix('/members')->name('members.')->group(function () {
        Route::get('/', 'index')->name('index');
        Route::match(['put', 'patch'], '/{member:slug}', 'update')->middleware('can:update,member');
        Route::get('/{member}/card/{size?}', [Members::class, 'card'])->where('size', '[0-9]+');
    });
    require __DIR__ . '/api/reports.php';
});

foreach (['fines' => 'fine', 'fees' => 'fee'] as $path => $method) {
    Route::post("payments/$path", [Members::class, $method]);
}
