<?php

namespace App;

use GuzzleHttp\Client;

class Tides
{
    private Client $bounded;

    public function __construct()
    {
        $this->bounded = new Client(['base_uri' => 'https://tides.example', 'timeout' => 3]);
    }

    public function today(array $options)
    {
        $client = new Client();
        $client->post('https://tides.example/today', ['json' => ['pier' => 1]]);
        $client->request('GET', 'https://tides.example/week', ['timeout' => 2]);
        $client->get('https://tides.example/month', $options);

        return $this->bounded->get('/year');
    }
}
