/** A request that goes no further, as it is answered. */
export type Refusal = {
  status: number;
  message: string;
  location?: string;
  allow?: string;
  /** It was meant for another host, as far as its Host header tells. */
  isMisdirected?: boolean;
};

export const notUnderstood: Refusal = {
  status: 400,
  message: 'This form was not understood. Please go back, reload the page and try again.',
};
