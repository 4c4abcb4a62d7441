<?php

use Illuminate\Support\Facades\Route;

Route::post('api/two', fn () => 2);
