<?php

namespace App\Import;

class PilotImport extends BaseImporter
{
    protected $table = 'pilots';
}
