/** First and last business day of delivery, whole numbers from 1 counted after the invoice's date, both inclusive. */
export type BusinessDays = { readonly first: number; readonly last: number };
