<?php

namespace App;

use Illuminate\Support\Facades\Http;

class Piers
{
    public function all()
    {
        return Http::retry(3, 100)->get(url: 'https://piers.example/all', query: ['open' => 1]);
    }
}
