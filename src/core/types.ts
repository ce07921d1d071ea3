// Types that all rooms share. The schema of the config describes the same; tests/types checks that both are equal.

/** The path of a value inside another: keys of objects and indexes of arrays. */
export type Path = readonly (string | number)[];

/** A text, or a text by BCP 47 language tag. */
export type Text = string | Record<string, string>;

/** The length of a bucket. Weeks are ISO weeks. */
export type Period = 'day' | 'week' | 'month' | 'quarter';

/** The format of a number: any options of `Intl.NumberFormat`, and also units that Intl does not know. */
export interface Unit {
  /** Default `decimal`. Values of `percent` are fractions: 0.9 is 90 %. */
  style?: 'decimal' | 'percent' | 'currency' | 'unit' | undefined;
  /** A unit that Intl knows, for example `day`; any other word is written after the number as it is. */
  unit?: string | undefined;
  /** Default `long`. */
  unitDisplay?: 'short' | 'long' | 'narrow' | undefined;
  /** ISO 4217 code, for example `EUR`. Default: the currency of the account. */
  currency?: string | undefined;
  /** Default `standard`. */
  notation?: 'standard' | 'scientific' | 'engineering' | 'compact' | undefined;
  /** 0 to 20. */
  minimumFractionDigits?: number | undefined;
  /** 0 to 20. */
  maximumFractionDigits?: number | undefined;
  /** 1 to 21. */
  maximumSignificantDigits?: number | undefined;
  [option: string]: unknown;
}

/** Points as two columns of the same length. A null value is a gap. */
export interface PointColumns {
  /** One date per value, in the same order. */
  dates: string[];
  /** One value per date. Null for a gap. */
  values: (number | null)[];
}

/** A CSV or JSON file that holds the points. */
export interface PointsSource {
  /** URL of the file, relative to the config. */
  src: string;
  /** The column or key that holds the date. Default `date`. */
  date?: string | undefined;
  /** The column or key that holds the value. Default `value`. */
  value?: string | undefined;
}

/** Measured values: pairs of date and value, the same as two columns, or the file that holds them. */
export type Points = [string, number | null][] | PointColumns | PointsSource;

/** True for points in a file that was not loaded. */
export const isPointsSource = (points: Points): points is PointsSource => 'src' in points;

/** True for an object that is not an array. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The items of a list with their indices. Replaces `entries()`, which the Prototype library overwrites on arrays. */
export function* indexed<T>(list: readonly T[]): Generator<[number, T], undefined> {
  for (let i = 0; i < list.length; i++) yield [i, list[i] as T];
  return undefined;
}
