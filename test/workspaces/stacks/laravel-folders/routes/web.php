<?php

use Illuminate\Support\Facades\Route;

Route::group(['as' => 'front.'], function () {
    includeRouteFiles(__DIR__.'/front/');
});

Route::group(['prefix' => 'admin', 'middleware' => 'admin'], function () {
    includeRouteFiles(__DIR__.'/back');
});

Route::prefix('api')->group(function () {
    foreach (glob(__DIR__.'/api/*.php') as $file) {
        require $file;
    }
});
