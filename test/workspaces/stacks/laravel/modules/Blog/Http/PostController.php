<?php

namespace Modules\Blog\Http;

use Illuminate\Routing\Attributes\Controllers\Middleware;

#[Middleware('locale')]
class PostController
{
    public function index()
    {
        return [];
    }

    #[Middleware('cache')]
    public function feed()
    {
        return '<rss/>';
    }

    public function show()
    {
    }
}
