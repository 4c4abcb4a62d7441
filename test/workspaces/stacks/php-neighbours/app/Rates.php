<?php

namespace App;

use Illuminate\Support\Facades\Http;

class Rates
{
    private const BASE = 'https://rates.example';

    public function today()
    {
        Http::withToken(env('RATES_TOKEN'))->timeout(0)->post(self::BASE . '/today', ['of' => getenv('CURRENCY')]);

        return Http::get('https://other.example/rates')->json() + [$_ENV['RATES_MODE']];
    }

    public function cached(Repository $cache)
    {
        return $cache->get('rates');
    }
}
