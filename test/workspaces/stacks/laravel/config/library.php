<?php

return [
    'path' => env('LIBRARY_PATH', 'library'),
];
