<?php

namespace App\Services;

use App\Models\Loan;
use App\Models\Member;
use Illuminate\Support\Collection;

class Renewing
{
    public function all(Member $member): void
    {
        $late = $member->loans()->where('renewals', 0)->get();
        foreach ($late as $found) {
            $found->renewals = 1;
            $found->save();
        }
        $copy = $late->first()->replicate();
        $copy->save();
    }

    public function one(array $row): void
    {
        /** @var null|Member $who */
        $who = $row['who'];
        $who->name = 'x';
        $who->save();
        $newest = $this->newest();
        $newest->delete();
        $note = $row['note'] ?? null;
        if ($note === null) {
            $note = new Loan();
            $note->due_on = now();
            $note->save();
        }
        $thing = $row['thing'];
        $thing->save();
        Loan::whereBelongsTo($who)->exists();
    }

    public function each(Collection $rows): void
    {
        foreach ($rows as $loan) {
            $loan->renewals = 2;
            $loan->save();
        }
    }

    private function newest(): ?Loan
    {
        return Loan::latest()->first();
    }
}
