<?php

namespace App;

use App\Events\OrderPlaced;
use App\Jobs\PackOrder;
use App\Jobs\SendReminder;
use Illuminate\Support\Facades\Bus;

class Orders
{
    public function place(int $id): void
    {
        SendReminder::dispatch($id)->onQueue('mails');
        dispatch(new PackOrder($id));
        Bus::chain([new PackOrder($id), new SendReminder($id)])->dispatch();
        OrderPlaced::dispatch($id);
        SendReminder::dispatchSync($id);
        $this->kept[] = new PackOrder($id);
    }
}
