<?php

namespace App\Mail;

use Illuminate\Mail\Mailable;

class Greeting extends Mailable
{
    public function content()
    {
        return null;
    }
}
