export const fr = {
  signIn: {
    title: 'Connexion',
    lead: 'Ce qui est à faire, pour quand, et en vertu de quel article.',
    leadMore:
      'Les demandes et les violations de données de votre organisation, sous l’œil d’horloges légales qui n’oublient rien.',
    points: {
      clocks: 'Un mois pour répondre, 72 heures pour notifier : chaque date dit comment elle est calculée.',
      sealed: 'Les données des personnes sont scellées ; chaque lecture laisse une trace.',
      own: 'Hébergé chez vous. Aucune requête vers l’extérieur.',
    },
    email: 'Adresse électronique',
    password: 'Mot de passe',
    show: 'Afficher le mot de passe',
    hide: 'Masquer le mot de passe',
    submit: 'Se connecter',
    required: 'Champ obligatoire',
    wrong: 'Adresse ou mot de passe incorrect. Vérifiez les majuscules, puis réessayez.',
    tooOften:
      'Trop d’essais. Réessayez dans %{smart_count} seconde. |||| Trop d’essais. Réessayez dans %{smart_count} secondes.',
    tooOftenLong:
      'Trop d’essais. Réessayez dans %{smart_count} minute. |||| Trop d’essais. Réessayez dans %{smart_count} minutes.',
    kept: 'Votre session est terminée. Ce que vous avez saisi est gardé sur cette page : connectez-vous à nouveau pour continuer. Sous un autre compte, la saisie est abandonnée.',
    forgotten: 'Mot de passe oublié ? Qui administre Vigie chez vous peut en donner un autre.',
    demoTitle: 'Vous êtes sur la démonstration',
    demo: 'Maison Lumen est une enseigne inventée. Les adresses et le mot de passe des personnes de démonstration s’affichent dans le terminal où « npm start » a été lancé.',
    demoExample: 'Par exemple',
  },
  user: { signOut: 'Se déconnecter' },
  warning: {
    ROLE_CONFLICT: 'Le DPO ne doit pas tenir une fonction qui décide des traitements (art. 38(6)).',
    ALERTS_UNSENT:
      'Des alertes échues ne partent pas depuis plus de deux minutes : regardez vos échéances ici même et prévenez la personne qui exploite Vigie.',
  },
};
