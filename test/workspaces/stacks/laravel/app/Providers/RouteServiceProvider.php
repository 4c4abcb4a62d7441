<?php

namespace App\Providers;

use Illuminate\Foundation\Support\Providers\RouteServiceProvider as ServiceProvider;
use Illuminate\Support\Facades\Route;

class RouteServiceProvider extends ServiceProvider
{
    protected $namespace = 'App\Http\Controllers';

    public function map(): void
    {
        Route::prefix('api/v2')
            ->middleware('api')
            ->namespace($this->namespace)
            ->group(base_path('routes/api.php'));

        Route::prefix('desk')
            ->namespace($this->namespace . '\Desk')
            ->group(base_path('routes/desk.php'));

        Route::group(['middleware' => ['web'], 'namespace' => $this->namespace], function ($router) {
            require base_path('routes/web.php');
        });
    }
}
