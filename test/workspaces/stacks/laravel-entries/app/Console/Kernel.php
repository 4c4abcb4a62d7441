<?php

namespace App\Console;

use App\Jobs\SendReminder;
use Illuminate\Console\Scheduling\Schedule;

class Kernel
{
    protected function schedule(Schedule $schedule): void
    {
        $schedule->command('reports:send')->dailyAt('13:00')->withoutOverlapping();
        $schedule->job(new SendReminder(1))->hourly();
        $schedule->command('orders:prune')->hourlyAt(5);
        $schedule->call(function () {
            return true;
        })->cron('0 4 * * *');
    }
}
