<?php

namespace App\Mail;

use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Mail\Mailable;

class Receipt extends Mailable implements ShouldQueue
{
    public function content()
    {
        return null;
    }
}
