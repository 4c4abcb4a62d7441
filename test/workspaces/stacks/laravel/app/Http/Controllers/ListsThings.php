<?php

namespace App\Http\Controllers;

trait ListsThings
{
    public function index()
    {
        return [];
    }
}
