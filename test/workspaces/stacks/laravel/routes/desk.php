<?php

use Illuminate\Support\Facades\Route;

Route::get('hours', 'HoursController@show');
