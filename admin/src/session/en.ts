export const en = {
  signIn: {
    title: 'Sign in',
    lead: 'What is to be done, by when, and under which article.',
    leadMore: 'Your organisation’s requests and breaches, watched by legal clocks that forget nothing.',
    points: {
      clocks: 'A month to answer, 72 hours to notify: each date tells how it was counted.',
      sealed: 'Personal data are sealed; every reading leaves a trace.',
      own: 'Hosted by you. Not one request to the outside.',
    },
    email: 'E-mail address',
    password: 'Password',
    show: 'Show the password',
    hide: 'Hide the password',
    submit: 'Sign in',
    required: 'Required',
    wrong: 'Wrong address or password. Check the capitals and try again.',
    tooOften:
      'Too many attempts. Try again in %{smart_count} second. |||| Too many attempts. Try again in %{smart_count} seconds.',
    tooOftenLong:
      'Too many attempts. Try again in %{smart_count} minute. |||| Too many attempts. Try again in %{smart_count} minutes.',
    kept: 'Your session has ended. What you typed is kept on this page: sign in again to go on. Under another account it is given up.',
    forgotten: 'Password forgotten? Whoever runs Vigie at your place can give you another.',
    demoTitle: 'This is the demonstration',
    demo: 'Maison Lumen is a made-up retailer. The demo people’s addresses and their password are shown in the terminal where “npm start” runs.',
    demoExample: 'For instance',
  },
  user: { signOut: 'Sign out' },
  warning: {
    ROLE_CONFLICT: 'The DPO must not hold a function that decides on processing (Art. 38(6)).',
    ALERTS_UNSENT:
      'Alerts have been due for more than two minutes and are not sent: look at your deadlines here, and tell whoever runs Vigie.',
  },
};
