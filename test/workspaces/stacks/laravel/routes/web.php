<?php

use Illuminate\Support\Facades\Auth;
use Illuminate\Support\Facades\Route;

Auth::routes(['register' => false]);

Route::view('/', 'home');
Route::redirect('old', '/new', 301);
Route::get(config('library.path') . '/opening-hours', 'HoursController@show');

Route::group(['prefix' => 'admin', 'namespace' => 'Admin', 'middleware' => 'admin'], function () {
    Route::resource('book-categories', 'CategoryController', ['except' => ['show', 'destroy']]);
    Route::get('books', ['uses' => 'BookController@index', 'middleware' => 'log', 'as' => 'books']);
    Route::get($prefix . '/x', 'BookController@missing');
});

Route::fallback(function () {
    abort(404);
});
