<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class Label extends Model
{
}
