/** A picture as features draw them. */
export const Card = ({ name, weight = '400' }: { name: string; weight?: string }) => (
  <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">
    <rect width="300" height="100" fill="#fff" />
    <text x="20" y="65" font-size="40" font-weight={weight} fill="#222">
      {name}
    </text>
  </svg>
)

export const card = (name: string, weight?: string) => (
  <Card name={name} {...(weight && { weight })} />
)
