/** Conditions that most rows meet. */
export const ofMost =
  /^(?:is|has)?_?(?:active|deleted|enabled|disabled|archived|visible|hidden|published|status|state|removed|trashed)(?:_?(?:at|on|date))?$/i;
