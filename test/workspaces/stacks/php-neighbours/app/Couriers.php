<?php

namespace App;

use GuzzleHttp\Client;

class Couriers
{
    public function __construct(private Client $given, private Cache $cache)
    {
        $this->own = new Client(['base_uri' => 'https://couriers.example/v2/', 'timeout' => 5]);
    }

    public function quote(string $id)
    {
        $this->own->request('GET', 'quotes');
        $this->given->post('https://labels.example/print', ['json' => ['id' => $id]]);
        (new Client())->get('https://slow.example/track');
        $this->cache->get('quotes');

        $handle = curl_init('https://old.example/parcels');
        curl_setopt($handle, CURLOPT_TIMEOUT, 10);
    }
}
