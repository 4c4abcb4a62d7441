<?php

use Illuminate\Support\Facades\Route;

Route::post('back/two', fn () => 2);
