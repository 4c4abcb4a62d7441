<?php

namespace App\Console\Commands;

use Illuminate\Console\Command;

class SendReports extends Command
{
    protected $signature = 'reports:send {--late}';

    public function handle(): void
    {
    }
}
