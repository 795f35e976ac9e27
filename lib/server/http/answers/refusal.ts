export type Refusal = {
  status: number;
  message: string;
  location?: string;
  allow?: string;
  isMisdirected?: boolean;
};

export const notUnderstood: Refusal = {
  status: 400,
  message: 'This form was not understood. Please go back, reload the page and try again.',
};

export const tooSlow: Refusal = {
  status: 408,
  message: 'This did not arrive in time. Please try again, over a faster line if there is one.',
};
