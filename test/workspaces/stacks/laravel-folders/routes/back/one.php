<?php

use Illuminate\Support\Facades\Route;

Route::get('back/one', fn () => 1);
