<?php

use Illuminate\Support\Facades\Route;

Route::get('front/one', fn () => 1);
