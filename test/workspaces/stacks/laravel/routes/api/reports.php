<?php

use Illuminate\Support\Facades\Route;

Route::prefix('reports')->group(fn () => Route::get('daily', fn () => ['ok' => true]));
