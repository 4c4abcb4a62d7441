<?php

namespace App\Http\Requests;

class StoreLoanRequest extends LibraryRequest
{
    public function rules(): array
    {
        return ['book_id' => 'required|exists:books,id'];
    }
}
