<?php

namespace App\Jobs;

use Illuminate\Contracts\Queue\ShouldQueue;

class SendReminder implements ShouldQueue
{
    public function __construct(private int $loan)
    {
    }

    public function handle(): void
    {
    }
}
