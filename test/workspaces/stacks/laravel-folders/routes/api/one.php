<?php

use Illuminate\Support\Facades\Route;

Route::get('api/one', fn () => 1);
