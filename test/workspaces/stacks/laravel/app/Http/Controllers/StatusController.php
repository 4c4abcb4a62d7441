<?php

namespace App\Http\Controllers;

class StatusController
{
    public function __invoke(): array
    {
        return ['status' => 'ok'];
    }
}
