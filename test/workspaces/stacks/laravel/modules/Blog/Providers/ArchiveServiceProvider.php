<?php

namespace Modules\Blog\Providers;

use Illuminate\Support\Facades\Route;
use Illuminate\Support\ServiceProvider;

class ArchiveServiceProvider extends ServiceProvider
{
    protected string $path = 'archive';

    public function boot(): void
    {
        Route::prefix($this->path)->get('years', fn () => []);
        Route::group($this->options(), function () {
            Route::get('months', fn () => []);
        });
        Route::softDeletableResources(['letters' => LetterController::class], ['only' => ['index', 'show']]);
    }

    private function options(): array
    {
        return ['prefix' => $this->path . '/old', 'middleware' => ['signed']];
    }
}
