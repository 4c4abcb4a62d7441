<?php

use Illuminate\Support\Facades\Route;
use Modules\Blog\Http\PostController;

Route::resources(['posts' => PostController::class], ['only' => ['index']]);
Route::singleton('about', PostController::class)->only('show');
