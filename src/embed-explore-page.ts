import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/embed.css';
import './views/styles/explore.css';
import './views/styles/embed-explore.css';
import { startExploreFrame } from './views/embeds/start-explore.svelte';

startExploreFrame();
