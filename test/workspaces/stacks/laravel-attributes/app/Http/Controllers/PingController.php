<?php

namespace App\Http\Controllers;

use Spatie\RouteAttributes\Attributes\Get;

#[Get('ping')]
class PingController
{
    public function __invoke(): string
    {
        return 'pong';
    }
}
