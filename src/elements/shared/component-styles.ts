import { buttonStyles } from './button.js';
import { chipStyles } from './chip.js';
import { dialogStyles } from './dialog.js';
import { formStyles } from './form.js';
import { listRowStyles } from './list-row.js';
import { menuStyles } from './menu.js';
import { ownerStyles } from './owner-initials.js';
import { progressBarStyles } from './progress-bar.js';
import { segmentedControlStyles } from './segmented-control.js';
import { snackbarStyles } from './snackbar.js';
import { statBlockStyles } from './stat-block.js';

/** The styles of all shared parts, in the order in which they may override each other. */
export const componentStyles = [
  buttonStyles,
  chipStyles,
  segmentedControlStyles,
  menuStyles,
  dialogStyles,
  formStyles,
  ownerStyles,
  listRowStyles,
  progressBarStyles,
  statBlockStyles,
  snackbarStyles,
];
