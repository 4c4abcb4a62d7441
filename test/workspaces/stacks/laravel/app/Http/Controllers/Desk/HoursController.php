<?php

namespace App\Http\Controllers\Desk;

class HoursController
{
    public function show()
    {
    }
}
