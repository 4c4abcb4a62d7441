<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Attributes\Scope;
use Illuminate\Database\Eloquent\Builder;
use Illuminate\Database\Eloquent\Model;

class Trip extends Model
{
    public function scopeLate($query, $day)
    {
        return $query->where('due_on', '<', $day)->orderBy('due_on');
    }

    #[Scope]
    protected function open(Builder $query): Builder
    {
        return $query->whereNull('closed_at')->where(fn ($query) => $query->where('boat', 'x'));
    }

    protected function other(Builder $query): Builder
    {
        return $query->where('boat', 'y');
    }

    public function fill2(string $name, $value): void
    {
        $trip = new Trip();
        $trip->$name = $value;
        $trip->boat = 'z';
        $trip->save();
    }
}
