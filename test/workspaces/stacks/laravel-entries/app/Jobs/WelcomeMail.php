<?php

namespace App\Jobs;

use Illuminate\Contracts\Queue\ShouldQueue;

class WelcomeMail extends Mailable implements ShouldQueue
{
    public function build()
    {
        return $this->view('welcome');
    }
}
