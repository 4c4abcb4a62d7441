<?php

namespace Modules\Blog\Providers;

use Illuminate\Support\Facades\Route;
use Illuminate\Support\ServiceProvider;

class BlogServiceProvider extends ServiceProvider
{
    private string $name = 'Blog';

    public function boot(): void
    {
        Route::prefix('blog')->middleware('web')->group(module_path($this->name, '/Routes/posts.php'));
        $this->loadRoutesFrom(__DIR__ . '/../Routes/feeds.php');
    }

    public function cache($app)
    {
        return $app->get('cache');
    }
}
