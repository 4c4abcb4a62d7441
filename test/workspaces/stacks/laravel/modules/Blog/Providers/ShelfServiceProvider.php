<?php

namespace Modules\Blog\Providers;

use Illuminate\Support\Facades\Route as Paths;
use Illuminate\Support\ServiceProvider;

class ShelfServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        Paths::prefix('{library}')->get('shelves', fn () => []);
    }
}
