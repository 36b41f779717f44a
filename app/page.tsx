export default function Home() { return <h1>そなえあい</h1>; }
