<?php

namespace App;

use App\Mail\Greeting;
use App\Mail\Receipt;
use Illuminate\Support\Facades\Mail;

class Mails
{
    public function all($member): void
    {
        Mail::to($member)->queue(new Receipt($member));
        Mail::to($member)->send(new Greeting($member));
    }
}
