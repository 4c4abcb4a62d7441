SELECT id, weight FROM parcels WHERE weight > $1
