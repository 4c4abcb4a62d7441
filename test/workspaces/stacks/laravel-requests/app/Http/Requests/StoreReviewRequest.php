<?php

namespace App\Http\Requests;

use Illuminate\Foundation\Http\FormRequest;

class StoreReviewRequest extends FormRequest
{
    public function rules(): array
    {
        return [
            'title' => ['required', 'string'],
            'verdict' => 'required|string|max:20',
            'comment' => ['nullable', 'string'],
            'stars' => ['sometimes', 'required', 'integer'],
            'tags.*' => 'required|string',
        ];
    }
}
