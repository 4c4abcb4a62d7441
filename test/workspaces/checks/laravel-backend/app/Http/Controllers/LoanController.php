<?php

namespace App\Http\Controllers;

use App\Models\Book;
use App\Models\Loan;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Http;

class LoanController
{
    public function index()
    {
        $titles = [];
        foreach (Loan::limit(50)->get() as $loan) {
            $titles[] = Book::find($loan->book_id)->title;
        }
        // Silent: what is loaded along is asked for once.
        foreach (Loan::with('book')->limit(50)->get() as $loan) {
            $titles[] = $loan->book->title;
        }
        // Silent: rows that are there already.
        $books = Book::whereIn('id', $titles)->get();
        $known = Book::query()->limit(50)->get()->keyBy('id');
        foreach ($titles as $title) {
            $titles[] = $books->firstWhere('id', $title)?->title ?? $known->get($title)?->title;
        }
        // Silent: many at a time.
        foreach ($titles as $list) {
            foreach (array_chunk($list, 500) as $part) {
                $titles[] = Book::whereIn('title', $part)->get();
                $titles[] = $this->loansOf($part);
            }
        }
        return $titles;
    }

    private function loansOf(array $part)
    {
        return Loan::whereIn('id', $part)->get();
    }

    public function store(Request $request)
    {
        $loan = Loan::create(['book_id' => $request->input('book_id')]);
        Book::where('id', $loan->book_id)->update(['lent' => true]);
        return $loan;
    }

    public function update(Request $request, Loan $loan)
    {
        DB::select('SELECT colour FROM loans WHERE note = ? LIMIT 1', [$request->input('note')]);
        Http::timeout(0)->post('https://mail.example/send', ['loan' => $loan->id]);
        Http::post('https://mail.example/send', ['loan' => $loan->id]);
        return $loan;
    }

    public function destroy(Loan $loan)
    {
        $this->remove($loan);
    }

    // Silent: it calls itself again in a transaction.
    private function remove(Loan $loan, bool $isOpened = false)
    {
        if (! $isOpened) {
            DB::transaction(function () use ($loan) {
                $this->remove($loan, true);
            });
            return;
        }
        Loan::where('id', $loan->id)->delete();
        Book::where('id', $loan->book_id)->update(['lent' => false]);
    }

    public function titles(Request $request)
    {
        return array_map(static fn ($id) => Book::query()->where('id', $id)->value('title'), $request->input('ids'));
    }

    // Silent: one of two, and kinds that the code itself names.
    public function renew(Request $request, Loan $loan)
    {
        switch ($request->input('what')) {
            case 'forgotten':
                Loan::where('id', $loan->id)->delete();
                return [];
            case 'sold':
                Book::where('id', $loan->book_id)->delete();
                return [];
        }
        if ($request->has('again')) {
            Loan::create(['book_id' => $request->input('book_id')]);
        } else {
            Loan::where('id', $loan->id)->update(['late' => true]);
        }
        Book::where('id', $loan->book_id)->update(['lent' => true]);
        foreach (['novel', 'atlas'] as $kind) {
            $kinds[] = Book::where('title', $kind)->count();
        }
        foreach (self::SHELVES as $shelf) {
            $kinds[] = Book::where('shelf', $shelf)->count();
        }
        return $kinds;
    }

    // For Claude to judge: a cache may have it.
    public function shelves(Request $request)
    {
        return collect($request->input('ids'))->map(fn ($id) => $this->shelfOf($id));
    }

    private function shelfOf($id)
    {
        return Cache::remember('shelf:' . $id, 60, fn () => Book::query()->find($id)?->shelf);
    }

    // Silent: many are asked for at a time.
    public function parts(Request $request)
    {
        $titles = [];
        collect($request->input('ids'))->chunk(500)->each(function ($part) use (&$titles): void {
            $titles = array_merge($titles, Book::whereIn('id', $part->all())->pluck('title')->all());
        });
        return $titles;
    }
}
