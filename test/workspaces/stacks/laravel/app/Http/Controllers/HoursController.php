<?php

namespace App\Http\Controllers;

class HoursController extends Controller
{
    public function show()
    {
        return '9-17';
    }
}
