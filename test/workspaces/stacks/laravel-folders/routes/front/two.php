<?php

use Illuminate\Support\Facades\Route;

Route::post('front/two', fn () => 2);
